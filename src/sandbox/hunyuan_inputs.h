// What Vtrix and Tencent ask for alike, under different names: text or a picture, views, and how they go together.
// Any thread (pure).
#pragma once

#include "sandbox/fields.h"
#include "sandbox/given_picture.h"

#include <string>

namespace turnaround::sandbox {

/// The fields' names at one service.
struct HunyuanNames {
    const char *prompt;
    const char *address;
    const char *base64;
    const char *views;
    const char *type;
    const char *faces;
    const char *pbr;
    const char *polygon;
};

/// Reads all of them, leaving the first problem in `fields`; the caller goes on with what is its own.
Pictures readHunyuanInputs(Fields &fields, const Json &object, const HunyuanNames &names, const Files &files);

} // namespace turnaround::sandbox
