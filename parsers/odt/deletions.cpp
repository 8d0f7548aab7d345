#include "parsers/odt/deletions.h"

#include "parsers/odt/names.h"
#include "parsers/odt/values.h"

namespace schede::odt {
namespace {

std::string change_of(const xml::Element& element) { return std::string(value(element, ns::text, "change-id")); }

}  // namespace

void Deletions::region(const xml::Element& element) {
  const auto id = value(element, ns::text, "id");
  region_ = id.empty() ? value(element, ns::xml, "id") : id;
}

void Deletions::start(const xml::Element& element) {
  auto change = change_of(element);
  if (deleted_.contains(change)) open_.insert(std::move(change));
}

void Deletions::end(const xml::Element& element) { open_.erase(change_of(element)); }

}  // namespace schede::odt
