import InfraTrack
import Testing

@Suite struct FieldEditTests {
    static var task: TaskRecord {
        var task = TaskRecord(id: id("k3f9q2m7xd"), title: "T")
        task.labels = ["a", "b"]
        task.body = "Body\n"
        return task
    }

    @Test func fieldsByName() throws {
        let task = try Self.task.edited([
            .set("title", "New: title"), .set("status", "in-progress"), .set("priority", "P1"),
            .set("due", "2026-11-30"), .set("labels", "only"), .add("labels", "more"), .add("labels", "more"),
            .remove("labels", "only"), .add("components", "acme/web"), .add("depends_on", "k3f9q2m7xe"),
            .set("owner", "ann"), .set("owner", ""),
        ])
        #expect(task.title == "New: title" && task.status == .inProgress && task.priority == .p1)
        #expect(task.due?.description == "2026-11-30")
        #expect(task.labels == ["more"] && task.owner == nil)
        #expect(task.components.map(\.description) == ["acme/web"])
        #expect(task.dependsOn == [id("k3f9q2m7xe")])
        #expect(task.body == "Body\n")
    }

    @Test func reopeningForgetsTheEnd() throws {
        var task = Self.task
        (task.status, task.closed, task.resolution) = (.done, Timestamp(seconds: 5), "fixed")
        let open = try task.edited([.set("status", "open")])
        #expect(open.closed == nil && open.resolution == nil)
        let cancelled = try task.edited([.set("status", "cancelled")])
        #expect(cancelled.closed == Timestamp(seconds: 5) && cancelled.resolution == "fixed")
    }

    @Test(arguments: [
        (FieldEdit.set("id", "x"), "A task has no field “id” that can be edited. Use one of title, status, created, priority, category, owner, client, due, project, alert, assignees, labels, components, depends_on."),
        (.set("titel", "x"), "A task has no field “titel” that can be edited. Use one of title, status, created, priority, category, owner, client, due, project, alert, assignees, labels, components, depends_on."),
        (.set("status", "x"), "The value “x” of “status” is not one of open, in-progress, blocked, done, cancelled. Correct the value."),
        (.set("title", ""), "The key “title” is missing or empty. Add a line “title: …” to the front matter."),
        (.remove("labels", "x"), "“x” is not in “labels”. It has a, b."),
        (.remove("assignees", "x"), "“x” is not in “assignees”. It is empty."),
        (.add("components", "Not A Key"), "The value “Not A Key” of “components” is not a component key such as acme/prod/eu-west-1/web-01. Correct the value."),
    ]) func refuses(edit: FieldEdit, message: String) {
        #expect(failure { _ = try Self.task.edited([edit]) } == message)
    }

    @Test func componentsAndEntries() throws {
        var component = Component(id: key("acme/web"), kind: "server")
        component.identifiers = ["a": "b"]
        let edited = try component.edited([.set("kind", "vm"), .add("aliases", "w"), .add("depends_on", "zen/db")])
        #expect(edited.componentKind == "vm" && edited.aliases == ["w"] && edited.id == component.id)
        #expect(edited.identifiers == ["a": "b"])
        #expect(code { _ = try component.edited([.set("retired", "x")]) } == .usage)
        #expect(
            failure { _ = try component.edited([.add("identifiers", "x")]) }
                == "“identifiers” is no list of words. Edit the file by hand, or use “--set”.")
        var entry = TimeEntry(id: id("k3f9q2m7xd"), task: id("k3f9q2m7xe"))
        entry.start = Timestamp(seconds: 0)
        let changed = try entry.edited([.set("end", "1970-01-01T01:00:00Z"), .set("billable", "false")])
        #expect(changed.end?.seconds == 3600 && !changed.billable)
        #expect(code { _ = try entry.edited([.set("exported", "x")]) } == .usage)
        #expect(code { _ = try entry.edited([.set("end", "1969-01-01T01:00:00Z")]) } == .invalid)
        #expect(FieldEdit.add("a", "b").key == "a" && FieldEdit.remove("c", "d").key == "c")
    }
}
