#pragma once

#include <string_view>

namespace schede {

/// Writes to standard output. Ends the program as SIGPIPE does when nobody reads any more; throws Failure(no_output) for
/// any other trouble.
void write_out(std::string_view text);

}  // namespace schede
