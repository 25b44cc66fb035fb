// Everything that belongs to one model on the stage.
import QtQuick3D

Node {
    visible: false
}
