import FrontMatter

extension AlertRecord: StoredRecord {
    package static let keyOrder = [
        "id", "name", "source", "problem_key", "severity", "priority", "started", "ended", "reason",
        "task", "components", "labels",
    ]

    package init(reading fields: FieldReader) throws(LedgerError) {
        guard let started = try fields.timestamp("started") else {
            throw fields.invalid(
                "started", "The episode has no start.", "Add “started:” with \(Form.timestamp).")
        }
        self.init(
            id: try fields.ownID(), alertName: try fields.required("name"),
            source: try fields.required("source"), problemKey: try fields.required("problem_key"),
            started: started)
        severity = try fields.text("severity")
        priority = try fields.choice("priority", as: Priority.self)
        ended = try fields.timestamp("ended")
        reason = try fields.choice("reason", as: Reason.self)
        task = try fields.id("task")
        components = try fields.componentKeys("components")
        labels = try fields.map("labels")
        sharedBody = fields.sharedBody
    }

    package func write(to fields: inout FieldWriter) {
        fields.bare("id", id)
        fields.text("name", alertName)
        fields.text("source", source)
        fields.text("problem_key", problemKey)
        fields.text("severity", severity)
        fields.bare("priority", priority?.rawValue)
        fields.bare("started", started)
        fields.bare("ended", ended)
        fields.bare("reason", reason?.rawValue)
        fields.bare("task", task)
        fields.bares("components", components)
        fields.map("labels", labels)
    }

    package func newPath(at now: Timestamp) -> String {
        Layout.datedPath(.alert, started, id, slug: alertName)
    }

    package var subject: String { alertName }

    package var postings: [Posting] {
        [.problem(problemKey)] + (task.map { [.task($0)] } ?? [])
            + components.map(Posting.component) + (ended == nil ? [.running] : [])
    }
}
