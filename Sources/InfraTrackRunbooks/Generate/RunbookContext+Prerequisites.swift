import InfraTrack

extension RunbookContext {
    var parameters: [[String: TemplateValue]] {
        parametrized.table.entries.map { entry in
            [
                "name": .text(entry.name), "reference": .text("`${\(entry.name)}`"),
                "value": .text(MarkdownText.cellCode(entry.value)),
                "description": .text(Self.description(entry)),
                "captured": .optional(entry.origin),
            ]
        }
    }

    static func description(_ entry: ParameterTable.Entry) -> String {
        let what = MarkdownText.prose(entry.kind.description)
        return entry.origin.map { "\(what), from the output of \($0)" } ?? what
    }

    /// The parameters as a shell sets them; what a step prints is set when it is known.
    var assignments: String? {
        let lines = parametrized.table.entries.filter { $0.origin == nil }.map { entry in
            if case .mask = entry.kind { return "read -rs \(entry.name) && export \(entry.name)" }
            return "export \(entry.name)=\(ShellWord.quoted(entry.value))"
        }
        return lines.isEmpty ? nil : lines.joined(separator: "\n")
    }

    private var programs: [SimpleCommand] {
        story.steps.flatMap(\.attempt.shell.parts).filter { !$0.program.isEmpty }
    }

    /// Programs that not every machine has.
    var tools: [String] {
        Set(programs.map(\.program)).filter {
            story.tables.tools[$0] != nil || CommandTables.statements[$0] != nil
        }.subtracting(["rm", "find", "sed", "sort", "tee", "tar", "make", "dd", "mount", "rmdir"])
            .sorted()
    }

    var usesSudo: Bool { programs.contains { $0.wrappers.contains("sudo") } }

    var hosts: [String] {
        Set(story.steps.compactMap(\.record.host)).sorted().map(parametrized.host)
    }

    /// What keeps the runbook from being complete, in sentences.
    var missing: [String] {
        var missing: [String] = []
        for task in story.tasks where task.status != .done {
            missing.append("Task `\(task.id)` is \(task.status.rawValue), not done.")
        }
        for (section, lines) in sections {
            for (index, line) in lines.enumerated() where line.step.record.exit == nil {
                missing.append("The exit status of \(section) step \(index + 1) is unknown.")
            }
        }
        for entry in parametrized.table.entries {
            guard case .mask = entry.kind else { continue }
            missing.append("`${\(entry.name)}` was masked; say where to get it.")
        }
        for (index, failure) in story.failures.enumerated() where failure.fix.isEmpty {
            missing.append("Nothing recorded afterwards mended failure \(index + 1).")
        }
        if story.steps.isEmpty { missing.append("The tasks have no command that worked.") }
        if !story.mitigation.isEmpty, story.verification.isEmpty {
            missing.append("No check was recorded after the last change.")
        }
        return missing
    }

    private var sections: [(String, [ParametrizedStory.Line])] {
        [
            ("Diagnosis", parametrized.diagnosis), ("Mitigation", parametrized.mitigation),
            ("Verification", parametrized.verification),
        ]
    }
}
