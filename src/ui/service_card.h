// What a card shows of a job besides its state: facts, price, what may be done. Any thread (pure).
#pragma once

#include "domain/job.h"

#include <QVariant>

namespace turnaround::ui {

/// `role` is one of JobQueue's; invalid for those that it answers itself.
QVariant serviceCard(const Job &job, int role);

} // namespace turnaround::ui
