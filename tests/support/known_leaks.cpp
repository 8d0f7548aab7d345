// What LeakSanitizer is not to report, since it is no leak of ours.

extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_options();

/// libxlsxwriter 1.1.4 copies the formula of a data validation of type LIST_FORMULA twice and frees one. fontconfig, by which poppler finds
/// the fonts of a page that it draws, keeps what it knows to the end.
extern "C" const char* __lsan_default_suppressions() { return "leak:lxw_strdup\nleak:libfontconfig\n"; }

/// Standard error is part of what the tests look at.
extern "C" const char* __lsan_default_options() { return "print_suppressions=0"; }
