import FrontMatter

extension TaskRecord: StoredRecord {
    package static let keyOrder = [
        "id", "title", "status", "created", "priority", "category", "owner", "client", "due",
        "project", "alert", "assignees", "labels", "components", "depends_on", "closed",
        "resolution",
    ]

    package init(reading fields: FieldReader) throws(LedgerError) {
        self.init(id: try fields.ownID(), title: try fields.required("title"))
        status = try fields.choice("status", as: Status.self) ?? .open
        created = try fields.timestamp("created")
        priority = try fields.choice("priority", as: Priority.self) ?? .p3
        category = try fields.text("category")
        owner = try fields.text("owner")
        client = try fields.text("client")
        due = try fields.parsed("due", as: Moment.self, Form.moment)
        project = try fields.text("project")
        alert = try fields.id("alert")
        assignees = try fields.texts("assignees")
        labels = try fields.texts("labels")
        components = try fields.componentKeys("components")
        dependsOn = try fields.ids("depends_on")
        closed = try fields.timestamp("closed")
        resolution = try fields.text("resolution")
        body = fields.body
    }

    package func write(to fields: inout FieldWriter) {
        fields.bare("id", id)
        fields.text("title", title)
        fields.bare("status", status.rawValue)
        fields.bare("created", created)
        fields.bare("priority", priority.rawValue)
        fields.text("category", category)
        fields.text("owner", owner)
        fields.text("client", client)
        fields.bare("due", due)
        fields.text("project", project)
        fields.bare("alert", alert)
        fields.texts("assignees", assignees)
        fields.texts("labels", labels)
        fields.bares("components", components)
        fields.bares("depends_on", dependsOn)
        fields.bare("closed", closed)
        fields.text("resolution", resolution)
    }

    package func newPath(at now: Timestamp) -> String {
        Layout.datedPath(.task, created ?? now, id, slug: title)
    }

    package var subject: String { title }

    package var postings: [Posting] {
        var postings: [Posting] = [.status(status.rawValue), .priority(priority)]
        postings.reserveCapacity(8)
        postings.append(contentsOf: components.lazy.map(Posting.component))
        postings.append(contentsOf: labels.lazy.map(Posting.label))
        postings.append(contentsOf: assignees.lazy.map(Posting.assignee))
        postings.append(contentsOf: dependsOn.lazy.map(Posting.depends))
        if let owner { postings.append(.owner(owner)) }
        if let client { postings.append(.client(client)) }
        if let project { postings.append(.project(project)) }
        if let category { postings.append(.category(category)) }
        if let alert { postings.append(.alert(alert)) }
        return postings
    }

    package func validate() throws(LedgerError) {
        try Rules.title(title)
        try Rules.words(labels, "label")
        try Rules.words(assignees, "assignee")
        try Rules.words([category, owner, client, project].compactMap { $0 }, "value")
    }
}
