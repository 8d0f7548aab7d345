#pragma once

#include <filesystem>
#include <functional>

#include "extractors/form/form.h"
#include "extractors/record/record.h"

namespace schede {

/// Goes through the register.json of an output folder, one record in memory at a time. Throws Failure: no_input where there is none, usage
/// where it is another form's, bad_definition where it cannot be read.
void read_register_of(const std::filesystem::path& folder, const Form& form, const std::function<void(const Record&)>& take);

}  // namespace schede
