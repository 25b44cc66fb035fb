// Pixazo's models: where they are, what they take, what they cost. Any thread (pure).
#pragma once

#include "sandbox/fields.h"
#include "sandbox/given_picture.h"

#include <string>

namespace turnaround::sandbox {

struct PixazoModel {
    const char *id;
    const char *path;
    double price; ///< USD; of pictures by pixazoPrice()
    bool views; ///< takes the eight views, and answers with files by kind
    bool picture; ///< makes pictures
};

/// Null: no such model.
const PixazoModel *findPixazoModel(const std::string &path);
const PixazoModel *findPixazoModelById(const std::string &id);

/// Reads the model's fields, leaving the first problem in `fields`.
Pictures readPixazoInputs(Fields &fields, const PixazoModel &model, const Files &files);

/// What a checked request is for.
struct PixazoPicture {
    int width = 1024; ///< pixels
    int height = 1024;
    int count = 1;
    std::string format = "png";
};
PixazoPicture pixazoPicture(const Json &request);
double pixazoPrice(const PixazoModel &model, const Json &request);

} // namespace turnaround::sandbox
