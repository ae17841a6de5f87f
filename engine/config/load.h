// text → RawConfig → RuntimeConfig: the two phases behind one call each.
#pragma once

#include "config/diagnostic.h"
#include "config/digest.h"
#include "config/raw_config.h"
#include "config/runtime_config.h"
#include "config/yaml_tree.h"

#include <memory>
#include <string>
#include <string_view>

namespace signalbox::config {

/// Phase one's result: every problem of the text, and what could be read in spite of them.
struct RawResult
{
    RawConfig config;
    Diagnostics diagnostics;
    bool readable = false; // false after a syntax error: there is nothing for phase two to look at
};

/// Phase one (config.md §4). Pure, never throws.
/// @param breath  of the thread that works, where it is taken (base/breath.h)
RawResult parseRaw(std::string_view text, Breath *breath = nullptr);
/// Of a text that has been read already.
RawResult parseRaw(const YamlDocument &document, Breath *breath = nullptr);

/// Destroys it route by route, since many take milliseconds.
void release(RawConfig raw, Breath *breath) noexcept;

/// Phase two's result; `config` is null when there are errors.
struct Resolution
{
    std::shared_ptr<const RuntimeConfig> config;
    Diagnostics diagnostics;
};

/// Phase two (config.md §5): defaults, names, patterns, collisions. Reads only files the
/// configuration names (respond.file). Relative paths are relative to the file's folder. Never
/// throws. Of a text that couldn't be read it says nothing.
/// @param digest  of the text
/// @param file    absolute path of the configuration file; its folder need not exist
/// @param breath  of the thread that works, where it is taken (base/breath.h)
Resolution resolve(const RawResult &raw, Digest digest, const std::string &file,
                   Breath *breath = nullptr);

/// Both phases; diagnostics of both in file order. Errors in phase one do not hide those of phase
/// two that can be told without guessing.
Resolution load(std::string_view text, const std::string &file);
/// What is left of it after phase one.
/// @param raw  parseRaw() of this text
Resolution load(const RawResult &raw, std::string_view text, const std::string &file);

} // namespace signalbox::config
