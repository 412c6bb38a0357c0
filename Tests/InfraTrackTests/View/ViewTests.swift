import InfraTrack
import Testing

@Suite struct ViewTests {
    static func text(_ fields: [Field]) -> [String] { fields.map { "\($0.key)=\(text($0.value))" } }

    static func text(_ value: FieldValue) -> String {
        switch value {
        case .null: "null"
        case .text(let text): "'\(text)'"
        case .number(let text): text
        case .boolean(let flag): "\(flag)"
        case .list(let items): "[" + items.map(text).joined(separator: ",") + "]"
        case .map(let fields): "{" + text(fields).joined(separator: ",") + "}"
        }
    }

    @Test func absentFieldsHaveTheirDefaults() {
        let task = TaskRecord(id: id("k3f9q2m7xd"), title: "T")
        #expect(
            Self.text(task.view) == [
                "id='k3f9q2m7xd'", "title='T'", "status='open'", "created=null", "priority='P3'",
                "category=null", "owner=null", "client=null", "due=null", "project=null",
                "alert=null",
                "assignees=[]", "labels=[]", "components=[]", "depends_on=[]", "closed=null",
                "resolution=null",
            ])
        let component = Component(id: key("acme/web"), kind: "server")
        #expect(
            Self.text(component.view) == [
                "key='acme/web'", "kind='server'", "name=null", "environment=null", "provider=null",
                "owner=null", "lifecycle='active'", "aliases=[]", "labels=[]", "depends_on=[]",
                "relations=[]", "identifiers={}", "retired=null",
            ])
        #expect(
            Self.text(Runbook(id: "fix", title: "F").view).prefix(3) == [
                "name='fix'", "title='F'", "status='draft'",
            ])
        #expect(
            Self.text(InvoiceRecord(id: "A-2026-1", client: "a").view).prefix(4) == [
                "number='A-2026-1'", "client='a'", "project=null", "status='draft'",
            ])
    }

    @Test func valuesHaveTheirTypes() {
        var command = CommandRecord(id: id("k3f9q2m7xd"), command: "ls")
        command.exit = 0
        command.durationMicroseconds = 412_000
        command.redactions = [.init(rule: "token", count: 2)]
        command.output = .init(bytes: 3, lines: 1)
        let view = Self.text(command.view)
        for field in [
            "exit=0", "duration=0.412", "redactions=[{rule='token',count=2}]",
            "output={bytes=3,lines=1}",
        ] {
            #expect(view.contains(field), "\(field) in \(view)")
        }
        command.exit = nil
        #expect(Self.text(command.view).contains("exit=null"))
        var entry = TimeEntry(id: id("k3f9q2m7xd"), task: id("k3f9q2m7xe"))
        entry.billable = false
        entry.durationSeconds = 60
        entry.components = [.init(key("acme"), weight: 3)]
        let fields = Self.text(entry.view)
        for field in ["billable=false", "duration=60", "components=[{component='acme',weight=3}]"] {
            #expect(fields.contains(field), "\(field) in \(fields)")
        }
        var alert = AlertRecord(
            id: id("k3f9q2m7xd"), alertName: "A", source: "s", problemKey: "k",
            started: Timestamp(seconds: 0))
        #expect(Self.text(alert.view).contains("labels={}"))
        alert.labels = ["b": "2", "a": "1"]
        #expect(Self.text(alert.view).contains("labels={a='1',b='2'}"))
    }

    @Test func otherRecordsHaveNoView() {
        struct Foreign: Record {
            static var kind: RecordKind { .task }
            var name: String { "x" }
            var body = ""
        }
        #expect(Foreign().view == [])
    }
}
