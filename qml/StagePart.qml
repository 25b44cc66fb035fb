// One draw call of the subject.
import QtQuick3D

Model {
    id: part

    required property StageMaterial look

    materials: [look]
}
