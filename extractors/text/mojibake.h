#pragma once

#include <string>
#include <string_view>

namespace schede {

/// UTF-8 that was read as Windows-1252 or Latin-1, once or several times over, made whole again ("cittÃ\u00a0" -> "città", "â€™" -> "’"),
/// and C1 controls that are Windows-1252 characters (U+0092 -> "’"). Only where no sound text would have such characters.
/// `text` is UTF-8; ill-formed bytes stay. True when something was repaired.
bool repair_mojibake(std::string& text);

}  // namespace schede
