import InfraTrack

extension RunbookFindings {
    /// Sections that tell what happened; nobody follows them.
    private static let stories: Set<String> = [
        "known failure modes", "history", "what went wrong on the way", "timeline",
    ]

    private var steps: [RunbookBody.Block] {
        body.blocks.filter { $0.isShell && !Self.stories.contains($0.section.lowercased()) }
    }

    mutating func lookAtCommands() {
        let names = KnownNames(components: runbook.components, hosts: [], context.snapshot)
        let scanner = ValueScanner(names: names)
        var isDestructive = false
        for block in steps {
            lookAtShell(block)
            lookAtPlaceholders(block)
            lookAtValues(block, scanner)
            lookAtLastRun(block)
            guard block.section.lowercased() != "rollback" else { continue }
            isDestructive = lookAtConfirmation(block) || isDestructive
        }
        if isDestructive { lookAtRollback() }
    }

    private mutating func lookAtShell(_ block: RunbookBody.Block) {
        guard let problem = ShellBalance.problem(block.text) else { return }
        report(
            .error, "shell", line: block.line + 1, "The command is not whole: \(problem).",
            cure: "Close what is open.")
    }

    private mutating func lookAtConfirmation(_ block: RunbookBody.Block) -> Bool {
        guard ShellCommand(block.text, tables: context.settings.tables).kind == .destructive else {
            return false
        }
        if !block.lead.lowercased().holds("confirm") {
            report(
                .error, "confirmation", line: block.line + 1,
                "The step destroys something and asks nobody.",
                cure: "Say before it who has to confirm it, with the word “confirm”.")
        }
        return true
    }

    private mutating func lookAtRollback() {
        let heading = body.headings.first { $0.title.lowercased() == "rollback" }
        let text = heading.map { body.text(ofSection: $0.title) } ?? ""
        let isKnown =
            !text.allSatisfy(\.isWhitespace) && !text.holds("No way back is known")
            && !text.holds("No rollback is known")
        guard !isKnown else { return }
        report(
            .warning, "rollback", line: heading?.line ?? 1,
            "A step destroys something, and not every way back is known.",
            cure: "Write the way back, or that there is none and what is done instead.")
    }

    private mutating func lookAtLastRun(_ block: RunbookBody.Block) {
        guard let last = context.lastRuns[runbook.withDefaults(block.text)], let exit = last.exit,
            exit != 0
        else { return }
        let shell = ShellCommand(last.command, tables: context.settings.tables)
        let isAnswer =
            shell.kind <= .readOnly
            && shell.parts.last.map { CommandTables.answers.contains($0.program) } ?? false
        guard !isAnswer else { return }
        report(
            .warning, "last-exit", line: block.line + 1,
            "The last run of this command ended with status \(exit), as command \(last.id).",
            cure: "See “infratrack command show \(last.id)”, and mend the step.")
    }

    private mutating func lookAtValues(_ block: RunbookBody.Block, _ scanner: ValueScanner) {
        guard !block.info.holds("\"parameters\"") else { return }
        var end = 0
        for value in scanner.values(in: block.text) where value.range.lowerBound >= end {
            guard Self.isHardCoded(value) else { continue }
            end = value.range.upperBound
            let before = block.text.utf8.prefix(value.range.lowerBound)
            let line = block.line + 1 + before.count { $0 == UInt8(ascii: "\n") }
            if case .mask = value.kind {
                report(
                    .error, "masked", line: line, "A masked secret stands in the command.",
                    cure: "Put a parameter in its place.")
            } else {
                report(
                    .warning, "hard-coded", line: line,
                    "“\(printable(value.value))” is \(value.kind.description), and stands in the command.",
                    cure:
                        "Put “${\(value.kind.name)}” in its place and declare it in “parameters:”.")
            }
        }
    }

    private static func isHardCoded(_ value: FoundValue) -> Bool {
        switch value.kind {
        case .address, .mask, .arn, .resource, .uuid, .network, .host, .component, .pod: true
        default: false
        }
    }

    // MARK: Unresolved values

    /// Whether a command was run as it stands there.
    private func isRecorded(_ block: RunbookBody.Block) -> Bool {
        context.lastRuns[runbook.withDefaults(block.text)] != nil
    }

    /// `<pod>` and `{{pod}}` in a command that nobody ran so.
    private mutating func lookAtPlaceholders(_ block: RunbookBody.Block) {
        guard !isRecorded(block) else { return }
        for (index, line) in block.text.byteLines.enumerated() {
            guard let found = Placeholder.first(in: line) else { continue }
            report(
                .error, "placeholder", line: block.line + 1 + index,
                "“\(printable(found))” is not filled in.",
                cure: "Write a parameter such as “${POD}” and declare it in “parameters:”.")
        }
    }

    mutating func lookAtVariables() {
        var known = Set(runbook.parameters.map(\.name)).union(ValueKind.shellsOwn)
        for block in body.blocks where block.isShell {
            known.formUnion(Placeholder.assigned(in: block.text))
        }
        var used: Set<String> = []
        for block in body.blocks {
            let names = Placeholder.references(in: block.text)
            used.formUnion(names)
            guard block.isShell, !Self.stories.contains(block.section.lowercased()) else {
                continue
            }
            for name in names.subtracting(known).sorted() {
                report(
                    isRecorded(block) ? .warning : .error, "variable", line: block.line + 1,
                    "Nothing says what “${\(name)}” is.",
                    cure: "Declare it in “parameters:”, or set it in a step before.")
            }
        }
        for (_, line) in body.prose where line.utf8.contains(UInt8(ascii: "$")) {
            used.formUnion(Placeholder.references(in: String(line)))
        }
        let template = runbook.template.flatMap { context.templates[$0] ?? nil }
        used.formUnion(template?.header.parameters.map(\.name) ?? [])
        for parameter in runbook.parameters where !used.contains(parameter.name) {
            report(
                .warning, "unused-parameter", line: 0,
                "The parameter “\(printable(parameter.name))” is not used.",
                cure: "Write “${\(parameter.name)}” in its place, or remove it.")
        }
    }
}
