#include "parsers/document/symbols.h"

#include <algorithm>
#include <array>

#include "parsers/document/utf8.h"

namespace schede {
namespace {

/// Consecutive codes of a font and what they show.
struct Range {
  std::string_view font;
  char32_t first;
  std::u32string_view shows;
};

// Where Unicode 7 has a character of its own for a glyph that is an everyday one in another weight, the everyday one stands
// here: 0xFE of Wingdings is U+1F5F9 by the book and a ticked box to everybody.
constexpr std::array ranges{
    Range{"wingdings", 0x20,
          U" 🖉✂✁👓🕭🕮🕯🕿✆🖂🖃📪📫📬📭"
          U"🗀🗁🗎🗏🗐🗄⌛🖮🖰🖲🖳🖴🖫🖬✇✍"
          U"🖎✌🖏👍👎☜☞☝☟🖐☺😐☹💣🕱🏳"
          U"🏱✈☼🌢❄🕆✞🕈✠✡☪☯🕉☸♈♉"
          U"♊♋♌♍♎♏♐♑♒♓🙰&●❍■☐"
          U"❐❑❒⬧⧫◆❖⬥☒⮹⌘🏵🏶❝❞▯"
          U"⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹"
          U"❺❻❼❽❾❿🙢🙠🙡🙣🙦🙤🙥🙧·•"
          U"▪○🞆🞈◉◎🔿▪☐🟁✦★✶✴✹✵"
          U"⯐⌖⯎⯏⯑✪✰🕐🕑🕒🕓🕔🕕🕖🕗🕘"
          U"🕙🕚🕛⮰⮱⮲⮳⮴⮵⮶⮷🙪🙫🙕🙔🙗"
          U"🙖🙐🙑🙒🙓⌫⌦⮘➢⮙⮛⮈⮊⮉⮋←"
          U"→↑↓↖↗↙↘🡸➔🡹🡻🡼🡽🡿🡾⇦"
          U"⇨⇧⇩⬄⇳⬀⬁⬃⬂🢬🢭✗✓☒☑⊞"},
    Range{"wingdings 2", 0x4F, U"✗✓☒☑☒☒⮾⮿🛇⦸"},
    Range{"wingdings 2", 0x69, U"⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"},
    Range{"wingdings 2", 0x95, U"⋅•●●●🞅🞇🞉⊙⦿🞌🞍■■☐"},
    Range{"wingdings 2", 0xAE, U"◆◇"},
    Range{"wingdings 3", 0x21, U"←→↑↓↖↗↙↘⭰⭲⭱⭳⭶⭸⭻⭽↔↕"},
    Range{"wingdings 3", 0x70, U"▲▼△▽◀▶◁▷◣◢◤◥◂▸▴"},
    Range{"webdings", 0x33, U"⏴⏵⏶⏷⏪⏩⏮⏭⏸⏹⏺"},
    Range{"webdings", 0x61, U"✔"},
    Range{"webdings", 0x63, U"☐"},
    Range{"webdings", 0x67, U"■"},
    Range{"webdings", 0x6E, U"●"},
    Range{"webdings", 0x72, U"✖"},
    Range{"symbol", 0x20,
          U" !∀#∃%&∋()∗+,−./"
          U"0123456789:;<=>?"
          U"≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟ"
          U"ΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"
          U"‾αβχδεφγηιϕκλμνο"
          U"πθρστυϖωξψζ{|}∼"},
    Range{"symbol", 0xA0,
          U"€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓"
          U"°±″≥×∝∂•÷≠≡≈…⏐⎯↵"
          U"ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉"
          U"∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"
          U"◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪"},
    Range{"symbol", 0xF1, U"〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"},
};

std::string key_of(std::string_view font) {
  std::string key(font);
  std::transform(key.begin(), key.end(), key.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  // LibreOffice writes lists of fonts ("Wingdings;Symbol"), others "Wingdings2".
  key.resize(std::min(key.find(';'), key.size()));
  if (key == "wingdings2" || key == "wingdings3") key.insert(9, 1, ' ');
  return key;
}

constexpr char32_t private_use = 0xF000;

char32_t shown(std::string_view key, char32_t code) {
  const char32_t index = code >= private_use && code <= private_use + 0xFF ? code - private_use : code;
  for (const Range& range : ranges) {
    if (range.font == key && index >= range.first && index - range.first < range.shows.size()) return range.shows[index - range.first];
  }
  return code;
}

/// The first character of a UTF-8 text and its length in bytes; ill-formed bytes are characters by themselves.
std::pair<char32_t, std::size_t> first_character(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const std::size_t length = byte(0) < 0x80 ? 1 : byte(0) < 0xE0 ? 2 : byte(0) < 0xF0 ? 3 : 4;
  if (length == 1 || length > text.size()) return {byte(0), 1};
  char32_t c = byte(0) & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) c = c << 6 | (byte(i) & 0x3Fu);
  return {c, length};
}

}  // namespace

std::string_view symbol_font(std::string_view name) {
  // Asked for every run: most fonts are told apart by their first letter.
  if (name.empty() || (name[0] != 'W' && name[0] != 'S' && name[0] != 'w' && name[0] != 's')) return {};
  const std::string key = key_of(name);
  const auto found = std::find_if(ranges.begin(), ranges.end(), [&](const Range& range) { return range.font == key; });
  return found == ranges.end() ? std::string_view() : found->font;
}

std::string symbol_to_utf8(std::string_view font, char32_t code) {
  std::string text;
  append_utf8(shown(key_of(font), code), text);
  return text;
}

std::string symbols_to_utf8(std::string_view font, std::string_view text) {
  const std::string key = key_of(font);
  std::string all;
  while (!text.empty()) {
    const auto [c, length] = first_character(text);
    append_utf8(shown(key, c), all);
    text.remove_prefix(length);
  }
  return all;
}

bool is_private(std::string_view character) {
  return character.size() == 3 && character >= std::string_view("\xEE\x80\x80") && character <= std::string_view("\xEF\xA3\xBF");
}

std::string_view box_sign(Checkbox state) { return state == Checkbox::checked ? "☒" : "☐"; }

std::optional<Checkbox> box_shown(std::string_view character) {
  constexpr std::array<std::string_view, 5> empty{"☐", "❏", "❐", "❑", "❒"};
  if (character == "☑" || character == "☒") return Checkbox::checked;
  if (std::find(empty.begin(), empty.end(), character) != empty.end()) return Checkbox::unchecked;
  return std::nullopt;
}

}  // namespace schede
