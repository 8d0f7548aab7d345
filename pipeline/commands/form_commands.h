#pragma once

#include "pipeline/commands/command.h"

namespace schede {

/// The commands of `schede form`, a row each in form.cpp.
Command declare_form_check(CLI::App& parser, Language language);
Command declare_form_blank(CLI::App& parser, Language language);
Command declare_form_learn(CLI::App& parser, Language language);
Command declare_form_schema(CLI::App& parser, Language language);

/// The argument that all of them begin with: the definition.
[[nodiscard]] std::shared_ptr<std::string> add_definition(CLI::App& parser, Language language);

}  // namespace schede
