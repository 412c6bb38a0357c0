import ArgumentParser
import InfraTrack

extension TaskCommand {
    struct Edit: Call {
        static let configuration = CommandConfiguration(
            commandName: "edit", abstract: "Change a task's fields or its text")
        @OptionGroup var global: GlobalOptions
        @Argument var id: String
        @OptionGroup var edits: EditOptions
        @Option(help: "A file with the new text, or - for standard input") var body: String?

        func run(_ session: Session) throws {
            let text = try session.text(body)
            let edits = try edits.edits()
            let repository = try session.openForChange()
            try session.commit(repository) { draft in
                let id = try draft.snapshot.resolve(id, .task)
                guard var task = draft.snapshot.task(id) else { return }
                task = try task.edited(try edits.resolved(in: draft.snapshot))
                if let text { task.body = text }
                try draft.put(task)
            }
        }
    }

    struct Note: Call {
        static let configuration = CommandConfiguration(
            commandName: "note", abstract: "Append a dated note to a task")
        @OptionGroup var global: GlobalOptions
        @Argument var id: String
        @Argument var text: String

        func run(_ session: Session) throws {
            let repository = try session.openForChange()
            let author = session.personID(repository, nil)
            try session.commit(repository) { draft in
                let id = try draft.snapshot.resolve(id, .task)
                try draft.addNote(text, to: id, by: author)
            }
        }
    }

    struct Close: Call {
        static let configuration = CommandConfiguration(
            commandName: "close", abstract: "Close a task")
        @OptionGroup var global: GlobalOptions
        @Argument var id: String
        @Option(parsing: .unconditional, help: "How it ended, such as fixed or wont-fix")
        var resolution: String?

        func run(_ session: Session) throws {
            let repository = try session.openForChange()
            try session.commit(repository) { draft in
                let id = try draft.snapshot.resolve(id, .task)
                try draft.closeTask(id, resolution: resolution)
            }
        }
    }
}
