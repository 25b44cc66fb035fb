// The services, one file each; registry.cpp puts them in order. Each is made once and never changes. Any thread.
#pragma once

namespace turnaround::providers {

struct Provider;

const Provider &runware();
const Provider &vtrix();
const Provider &scenario();
const Provider &wavespeed();
const Provider &pixazo();
const Provider &tencent();
const Provider &selfHosted();

} // namespace turnaround::providers
