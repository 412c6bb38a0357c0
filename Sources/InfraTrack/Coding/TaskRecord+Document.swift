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
        sharedBody = fields.sharedBody
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
        var postings: [Posting] = []
        for facet in Posting.Facet.allCases { collect(facet, into: &postings) }
        return postings
    }

    package func collect(_ facet: Posting.Facet, into postings: inout [Posting]) {
        switch facet {
        case .status: postings.append(.status(status.rawValue))
        case .priority: postings.append(.priority(priority))
        case .component: for key in components { postings.append(.component(key)) }
        case .label: for label in labels { postings.append(.label(label)) }
        case .assignee: for person in assignees { postings.append(.assignee(person)) }
        case .depends: for id in dependsOn { postings.append(.depends(id)) }
        case .owner: if let owner { postings.append(.owner(owner)) }
        case .client: if let client { postings.append(.client(client)) }
        case .project: if let project { postings.append(.project(project)) }
        case .category: if let category { postings.append(.category(category)) }
        case .alert: if let alert { postings.append(.alert(alert)) }
        case .task, .problem, .person, .alias, .dependent, .running, .moved, .kind, .provider,
            .environment, .command, .billed:
            break
        }
    }

    package func validate() throws(LedgerError) {
        try Rules.title(title)
        try Rules.words(labels, "label")
        try Rules.words(assignees, "assignee")
        try Rules.words([category, owner, client, project].compactMap { $0 }, "value")
    }
}
