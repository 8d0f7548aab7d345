#pragma once

#include <filesystem>
#include <fstream>
#include <string>

#include "pipeline/workers/converter.h"
#include "tests/pipeline/scratch.h"
#include "tests/support/support.h"

namespace schede::test {

/// A converter that does what the document says, "{\rtf1 makes}", and makes the same return of each.
class FakeConverter {
 public:
  /// `port`: where somebody listens.
  explicit FakeConverter(const std::string& made, int port = 0) {
    scratch_.write("share/registry/main.xcd", "<prop oor:name=\"ooSetupVersionAboutBox\">\n<value>7.4.7.2</value></prop>");
    scratch_.write("made", made);
    const auto program = scratch_.write("program/soffice.bin", script(port));
    std::filesystem::permissions(program, std::filesystem::perms::owner_all);
    std::filesystem::copy(program, scratch_ / "program/soffice");
  }

  [[nodiscard]] std::string program() const { return scratch_ / "program/soffice"; }
  [[nodiscard]] Converter converter() const { return installed_converter(program()).value(); }

 private:
  /// What is no builtin of the shell takes its place: the converter starts no processes.
  [[nodiscard]] std::string script(int port) const {
    return R"(#!/bin/bash
read -r does < "${@: -1}"
makes="exec /usr/bin/install -D )" +
           (scratch_ / "made").string() + R"( $HOME/out/in.odt"
case "$does" in
  *"makes nothing"*) exit 1 ;;
  *"makes later"*) [ -e "$HOME/again" ] || { : > "$HOME/again"; exit 81; }; $makes ;;
  *"falls once"*) [ -e "$HOME/again" ] || { : > "$HOME/again"; kill -9 $$; }; $makes ;;
  *makes*) $makes ;;
  *falls*) kill -9 $$ ;;
  *"stands still"*) exec /usr/bin/sleep 1000 ;;
  *computes*) while :; do :; done ;;
  *"reads the system's files"*) read -r line < /etc/passwd && $makes ;;
  *"writes elsewhere"*) : > )" +
           (scratch_ / "written").string() + R"( && $makes ;;
  *"starts a process"*) /usr/bin/true && $makes ;;
  *"opens a connection"*) exec 3<>/dev/tcp/127.0.0.1/)" +
           std::to_string(port) + R"( && $makes ;;
esac
)";
  }

  Scratch scratch_{"/var/tmp"};  // a converter sees its own folder in place of /tmp
};

}  // namespace schede::test
