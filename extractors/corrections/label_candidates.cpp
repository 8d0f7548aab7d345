#include "extractors/corrections/label_candidates.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "extractors/text/clean.h"
#include "extractors/text/fold.h"

namespace schede {
namespace {

constexpr std::size_t most_words = 12;  ///< of a label
constexpr std::size_t most_bytes = 240;
constexpr std::size_t least_letters = 3;

/// "contact.other[0].name" -> "contact.other.name".
std::string without_numbers(std::string_view path) {
  std::string plain;
  bool is_number = false;
  for (const char c : path) {
    is_number = c == '[' || (is_number && c != ']');
    if (!is_number && c != ']') plain += c;
  }
  return plain;
}

const FormField* member_at(const std::vector<FormField>& fields, const std::string& prefix, const std::string& path) {
  const auto found = std::ranges::find_if(fields, [&](const FormField& field) { return prefix + '.' + field.path == path; });
  return found == fields.end() ? nullptr : &*found;
}

struct FieldFinder {
  std::string path;

  const FormField* operator()(const FormField& field) const { return field.path == path ? &field : nullptr; }
  const FormField* operator()(const RepeatingGroup& group) const { return member_at(group.fields, group.path, path); }
  const FormField* operator()(const Choices& choices) const {
    return choices.has_offer && choices.path + '.' + choices.offer.path == path ? &choices.offer : nullptr;
  }
  const FormField* operator()(const ChoiceQuestion&) const { return nullptr; }
  const FormField* operator()(const Grid& grid) const { return member_at(grid.fields, grid.path, path); }
  const FormField* operator()(const Rows& rows) const {
    for (const RowMember& member : rows.members)
      if (auto* field = std::get_if<FormField>(&member); field && rows.path + '.' + field->path == path) return field;
    return nullptr;
  }
  const FormField* operator()(const PrintedText&) const { return nullptr; }
};

/// Letters and digits alone, so that a value is found however it is set.
std::string bare(std::string_view text) {
  auto key = fold_key(text);
  std::erase(key, ' ');
  return key;
}

/// What stands in a document, paragraph by paragraph in reading order.
struct Piece {
  std::string text;
  std::string above;  ///< of one in a table: the text of the cell above
};

std::string text_in(const Cell& cell) {
  std::string text;
  for (const Block& block : cell.blocks)
    if (const auto* paragraph = std::get_if<Paragraph>(&block.content)) text += (text.empty() ? "" : " ") + text_of(*paragraph);
  return text;
}

void add_pieces(const std::vector<Block>& blocks, const std::string& above, std::vector<Piece>& pieces);

void add_pieces(const Table& table, std::vector<Piece>& pieces) {
  const Row* before = nullptr;
  for (const Row& row : table.rows) {
    for (std::size_t i = 0; i < row.cells.size(); ++i)
      add_pieces(row.cells[i].blocks, before && i < before->cells.size() ? text_in(before->cells[i]) : std::string(), pieces);
    before = &row;
  }
}

void add_pieces(const std::vector<Block>& blocks, const std::string& above, std::vector<Piece>& pieces) {
  for (const Block& block : blocks) {
    if (const auto* table = std::get_if<Table>(&block.content)) add_pieces(*table, pieces);
    if (const auto* frame = std::get_if<Frame>(&block.content)) add_pieces(frame->blocks, {}, pieces);
    const auto* paragraph = std::get_if<Paragraph>(&block.content);
    if (paragraph && has_visible(text_of(*paragraph))) pieces.push_back({text_of(*paragraph), above});
  }
}

/// The words of a paragraph before the value that begins with that letter or digit of it.
std::string words_before(const std::string& text, std::size_t place) {
  std::size_t end = 0;
  for (std::size_t next = 1; next <= std::min(text.size(), most_bytes); ++next) {
    const bool is_boundary = next == text.size() || (static_cast<unsigned char>(text[next]) & 0xC0u) != 0x80u;
    if (is_boundary && bare(std::string_view(text).substr(0, next)).size() <= place) end = next;
  }
  return text.substr(0, end);
}

/// As a definition would have it: one line, without the colon and the dots behind it; empty for what is no label.
std::string as_label(std::string_view text) {
  auto label = normalize_line(text);
  while (!label.empty() && std::string_view(" :.;,-(_").find(label.back()) != std::string_view::npos) label.pop_back();
  const auto letters = std::ranges::count_if(label, [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; });
  return count_words(label) <= most_words && letters >= static_cast<std::ptrdiff_t>(least_letters) ? label : std::string();
}

}  // namespace

const FormField* field_at(const Form& form, std::string_view path) {
  const FieldFinder finder{without_numbers(path)};
  for (const Section& section : form.sections)
    for (const auto& part : section.parts)
      if (const auto* field = std::visit(finder, part)) return field;
  return nullptr;
}

FormField* field_at(Form& form, std::string_view path) { return const_cast<FormField*>(field_at(std::as_const(form), path)); }

std::vector<std::string> label_candidates(const Document& document, std::string_view value) {
  std::vector<Piece> pieces;
  add_pieces(document.blocks, {}, pieces);
  std::vector<std::string> found;
  const auto add = [&](std::string_view text) {
    auto label = as_label(text);
    if (!label.empty() && std::ranges::find(found, label) == found.end()) found.push_back(std::move(label));
  };
  const auto key = bare(value.substr(0, value.find('\n')));
  const auto short_key = value.starts_with("+39") && key.size() > 2 ? key.substr(2) : key;
  if (short_key.empty()) return found;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    const auto place = bare(piece.text).find(short_key);
    if (place == std::string::npos) continue;
    add(words_before(piece.text, place));
    if (i > 0) add(pieces[i - 1].text);
    add(piece.above);
  }
  return found;
}

}  // namespace schede
