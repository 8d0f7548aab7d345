// What LeakSanitizer is not to report, since it is no leak of ours.

extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_options();

/// libxlsxwriter 1.1.4 copies the formula of a data validation of type LIST_FORMULA twice and frees one.
extern "C" const char* __lsan_default_suppressions() { return "leak:lxw_strdup\n"; }

/// Standard error is part of what the tests look at.
extern "C" const char* __lsan_default_options() { return "print_suppressions=0"; }
