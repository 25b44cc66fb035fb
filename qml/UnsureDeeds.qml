// The ways out where it is not known whether a service took a job: it is there, it is not, or it does not matter.
import QtQuick
import QtQuick.Layouts
import Turnaround.Ui

ColumnLayout {
    id: deeds

    required property JobQueue queue
    required property string jobId
    required property string again
    required property string againMeans
    property string complaint

    function goOn() {
        complaint = queue.resumeWith(jobId, found.text);
    }

    spacing: Theme.s1

    RowLayout {
        spacing: Theme.s1
        TextBox {
            id: found
            objectName: "foundBox"
            Layout.fillWidth: true
            implicitHeight: Theme.controlSmall
            font.pixelSize: Theme.t12
            name: qsTr("The job's id at the service, or the link to its result")
            placeholderText: deeds.complaint !== "" ? deeds.complaint : qsTr("It is there: paste its id, or the result's link")
            error: deeds.complaint
            onTextEdited: deeds.complaint = ""
            onAccepted: deeds.goOn()

            Tip {
                visible: deeds.complaint !== ""
                delay: 0
                text: deeds.complaint
            }
        }
        PushButton {
            objectName: "goOnWith"
            small: true
            enabled: found.text !== ""
            whyNot: qsTr("Look at your account at the service, and paste what you find there")
            text: qsTr("Go on")
            tip: qsTr("Nothing is paid again")
            onClicked: deeds.goOn()
        }
    }
    RowLayout {
        spacing: Theme.s1
        PushButton {
            objectName: "sendAgain"
            small: true
            kind: PushButton.Warn
            text: qsTr("It is not there: send it again, paid anew")
            tip: deeds.againMeans
            onClicked: deeds.queue.retry(deeds.jobId)
        }
        Item { Layout.fillWidth: true }
        PushButton {
            objectName: "forgetJob"
            small: true
            kind: PushButton.Quiet
            text: qsTr("Forget it")
            tip: qsTr("It may be charged all the same")
            onClicked: deeds.queue.cancel(deeds.jobId)
        }
    }
}
