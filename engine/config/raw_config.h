// placeholder, owned by the config part
#pragma once
namespace signalbox::config { struct RawConfig {}; }
