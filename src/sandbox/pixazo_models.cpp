#include "sandbox/pixazo_models.h"

#include "sandbox/files.h"

#include <algorithm>
#include <array>

namespace turnaround::sandbox {

namespace {

constexpr std::size_t kMostPrompt = 100'000; ///< none is published
constexpr std::size_t kMostAddress = 5'000;
constexpr double kAnyNumber = 1e9;

constexpr auto kModels = std::to_array<PixazoModel>({
    {"hunyuan-3d", "/hunyuan-3d/v1/hunyuan-3d-request", 0.225, false, false},
    {"hunyuan-3d-v3-1-pro-image-to-3d", "/hunyuan-3d-v3-1-pro-image-to-3d/v1/hunyuan-3d-v3-1-pro-image-to-3d-request",
     0.225, true, false},
    {"hunyuan3d-3-0-api", "/hunyuan3d-3-0-api-294/v1/hunyuan3d-3-0-api-request", 0.375, false, false},
    {"hunyuan-image", "/hunyuan-image/v1/hunyuan-image/generateRequest", 0, false, true},
    {"hunyuan-image-3-0-instruct", "/hunyuan-image-3-0-instruct/v1/hunyuan-image-3-0-instruct-request", 0, false, true},
});
constexpr std::size_t kText = 0;
constexpr std::size_t kViews = 1;
constexpr std::size_t kOneImage = 2;
constexpr std::size_t kImage3 = 3;

struct Size {
    std::string_view word;
    int width;
    int height;
    double price; ///< USD; Instruct's is not published
};
constexpr auto kSizes = std::to_array<Size>({
    {"square", 768, 768, 0.1125},
    {"square_hd", 1024, 1024, 0.2},
    {"portrait_4_3", 1080, 1440, 0.2968},
    {"portrait_16_9", 1080, 1920, 0.396},
    {"landscape_4_3", 1440, 1080, 0.2968},
    {"landscape_16_9", 1920, 1080, 0.396},
    {"auto", 1024, 1024, 0.2},
    {"512x512", 512, 512, 0.2},
    {"1024x1024", 1024, 1024, 0.2},
    {"768x1344", 768, 1344, 0.2},
    {"1344x768", 1344, 768, 0.2},
});

const Size &sizeOf(const Json &request)
{
    const std::string word = request.value("image_size", "square_hd");
    return *std::find_if(kSizes.begin(), kSizes.end(), [&](const Size &size) { return size.word == word; });
}

std::string picture(Fields &fields, const std::string &name, const Files &files, const PictureRule &rule)
{
    const auto address = fields.address(name, kMostAddress);
    if (!address)
        return {};
    const Result<std::string> bytes = fromAddress(*address, files);
    const Result<void> fit = bytes && !bytes->empty() ? checkPicture(*bytes, rule) : Result<void>();
    if (!bytes || !fit)
        fields.blame(Problem::Range, name, bytes ? fit.error().message : bytes.error().message);
    return bytes ? *bytes : std::string();
}

void readImageFields(Fields &fields, bool image3)
{
    fields.need("prompt");
    fields.text("prompt", 1, kMostPrompt);
    fields.whole("num_images", 1, 4);
    fields.flag("enable_safety_checker");
    if (!image3) {
        fields.word("image_size", {"auto", "512x512", "1024x1024", "768x1344", "1344x768"});
        fields.number("guidance_scale", 0, kAnyNumber);
        fields.word("output_format", {"png", "jpeg", "webp"});
        return;
    }
    fields.text("negative_prompt", 0, kMostPrompt);
    fields.word("image_size",
                {"square_hd", "square", "portrait_4_3", "portrait_16_9", "landscape_4_3", "landscape_16_9"});
    fields.whole("num_inference_steps", 1, 1'000);
    fields.number("guidance_scale", 0, kAnyNumber);
    fields.word("output_format", {"png", "jpeg"});
    if (!fields.mayBeNull("seed"))
        fields.whole("seed", 0, std::int64_t(1) << 53);
    for (const char *name : {"sync_mode", "enable_prompt_expansion"}) {
        if (!fields.mayBeNull(name))
            fields.flag(name);
    }
}

Pictures readViews(Fields &fields, const Files &files)
{
    constexpr auto names = std::to_array<const char *>(
        {"input_image_url", "left_image_url", "right_image_url", "back_image_url", "top_image_url", "bottom_image_url",
         "left_front_image_url", "right_front_image_url"}); // in the order of kAllViews
    fields.need("input_image_url");
    Pictures pictures;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string bytes = picture(fields, names.at(i), files, i == 0 ? kMainPicture : kViewPicture);
        if (!bytes.empty())
            pictures[kAllViews.at(i)] = bytes;
    }
    fields.word("generate_type", {"Normal", "Geometry"});
    fields.flag("enable_pbr");
    fields.whole("face_count", 40'000, 1'500'000);
    return pictures;
}

} // namespace

const PixazoModel *findPixazoModel(const std::string &path)
{
    const auto found =
        std::find_if(kModels.begin(), kModels.end(), [&](const auto &model) { return path == model.path; });
    return found == kModels.end() ? nullptr : &*found;
}

const PixazoModel *findPixazoModelById(const std::string &id)
{
    const auto found = std::find_if(kModels.begin(), kModels.end(), [&](const auto &model) { return id == model.id; });
    return found == kModels.end() ? nullptr : &*found;
}

Pictures readPixazoInputs(Fields &fields, const PixazoModel &model, const Files &files)
{
    Pictures pictures;
    if (model.picture) {
        readImageFields(fields, &model == &kModels.at(kImage3));
    } else if (&model == &kModels.at(kViews)) {
        pictures = readViews(fields, files);
    } else if (&model == &kModels.at(kText)) {
        fields.need("prompt");
        fields.text("prompt", 1, kMostPrompt);
    } else if (&model == &kModels.at(kOneImage)) {
        fields.need("input_image_url");
        const std::string bytes = picture(fields, "input_image_url", files, kMainPicture);
        if (!bytes.empty())
            pictures[View::Front] = bytes;
        fields.text("prompt", 0, kMostPrompt);
        fields.whole("face_count", 1, 1'500'000);
    }
    fields.others();
    return pictures;
}

PixazoPicture pixazoPicture(const Json &request)
{
    const Size &size = sizeOf(request);
    return {size.width, size.height, request.value("num_images", 1), request.value("output_format", "png")};
}

double pixazoPrice(const PixazoModel &model, const Json &request)
{
    return model.picture ? sizeOf(request).price * request.value("num_images", 1) : model.price;
}

} // namespace turnaround::sandbox
