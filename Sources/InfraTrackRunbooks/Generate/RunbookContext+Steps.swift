import InfraTrack

extension RunbookContext {
    /// Lines of output that a reader compares with, and lines of a failure's message.
    private static let expectedLines = 20
    private static let messageLines = 10

    func steps(
        _ lines: [ParametrizedStory.Line], _ section: String
    ) -> [[String: TemplateValue]] {
        lines.enumerated().map { index, line in step(line, section, index + 1) }
    }

    private func step(
        _ line: ParametrizedStory.Line, _ section: String, _ number: Int
    ) -> [String: TemplateValue] {
        let record = line.step.record
        let expected = expected(line)
        var values: [String: TemplateValue] = [
            "number": .text(String(number)), "label": .text("\(section) step \(number)"),
            "anchor": .text("\(section.lowercased())-\(number)"), "id": .text(record.name),
            "task": .optional(record.task?.description), "command": .text(line.text),
            "fence": .text(Fence.around([line.text, expected])),
            "language": .text(Self.language(record.shell)),
            "attributes": .text(Self.attributes(section, number, line.step.kind)),
            "exit": .optional(record.exit.map(String.init)),
            "output": .optional(expected), "hasOutput": .flag(!expected.isEmpty),
            "expected": .optional(expected), "origin": .text(origin(line.step)),
            "destructive": .flag(line.step.kind == .destructive),
            "mutating": .flag(line.step.kind.changes),
            "failed": .flag(record.exit.map { $0 != 0 } ?? false),
            "captures": .list(
                line.captures.map {
                    [
                        "name": .text($0.name), "reference": .text("`${\($0.name)}`"),
                        "value": .text(MarkdownText.code($0.value)),
                    ]
                }),
            "has_captures": .flag(!line.captures.isEmpty),
        ]
        values.merge(place(line)) { $1 }
        values.merge(runs(line.step)) { $1 }
        return values
    }

    private func place(_ line: ParametrizedStory.Line) -> [String: TemplateValue] {
        let host = line.step.record.host.map(parametrized.host)
        let cwd = line.step.attempt.cwd
        var place: String?
        switch (host.map(MarkdownText.code), cwd.map(MarkdownText.code)) {
        case (let host?, let cwd?): place = "On \(host), in \(cwd):"
        case (let host?, nil): place = "On \(host):"
        case (nil, let cwd?): place = "In \(cwd):"
        case (nil, nil): place = nil
        }
        return [
            "host": .optional(host), "cwd": .optional(cwd), "where": .optional(place),
            "until": .optional(line.step.attempt.until.map(MarkdownText.code)),
            "polls": line.step.attempt.repeats > 1
                ? .text(String(line.step.attempt.repeats)) : .absent,
        ]
    }

    private func runs(_ step: Step) -> [String: TemplateValue] {
        let (good, known) = step.successes
        return [
            "duration": .optional(
                step.medianDuration.map { DurationText.seconds(microseconds: $0) }),
            "runs": .text(String(step.runs.count)),
            "success": step.runs.count > 1 ? .text("\(good) of \(known)") : .absent,
        ]
    }

    private func origin(_ step: Step) -> String {
        let record = step.record
        let task = record.task.map { " of task `\($0)`" } ?? ""
        let more = step.runs.count - 1
        let others = more == 0 ? "" : more == 1 ? " and one more run" : " and \(more) more runs"
        return "command `\(record.name)`\(task)\(others)"
    }

    /// What a reader compares with: captured values named, volatile parts masked.
    private func expected(_ line: ParametrizedStory.Line) -> String {
        var output = RecordedOutput.text(in: line.step.record.body) ?? ""
        guard !output.isEmpty else { return "" }
        output = RecordedOutput.excerpt(output, lines: Self.expectedLines)
        for capture in line.captures.sorted(by: { $0.value.utf8.count > $1.value.utf8.count }) {
            output = output.replacing(capture.value, with: "${\(capture.name)}")
        }
        return VolatileMask.mask(output)
    }

    /// The word after a fence that highlighters know.
    static func language(_ shell: String?) -> String {
        switch shell {
        case "powershell", "pwsh": "powershell"
        case "fish": "fish"
        default: "sh"
        }
    }

    /// What runme reads behind the language.
    private static func attributes(
        _ section: String, _ number: Int, _ kind: CommandKind
    ) -> String {
        let name = "\"name\":\"\(section.lowercased())-\(number)\""
        return kind.changes ? "{\(name),\"excludeFromRunAll\":\"true\"}" : "{\(name)}"
    }

    var failures: [[String: TemplateValue]] {
        story.failures.enumerated().map { index, failure in
            let record = failure.attempt.record
            let output = RecordedOutput.text(in: record.body) ?? ""
            let message = VolatileMask.mask(
                RecordedOutput.excerpt(output, lines: Self.messageLines))
            let fix = failure.fix.map { parametrized.known($0, in: "") }.joined(separator: "\n")
            let command = parametrized.known(record.command, in: record.name)
            return [
                "number": .text(String(index + 1)), "command": .text(command),
                "language": .text(Self.language(record.shell)), "message": .optional(message),
                "exit": .optional(record.exit.map(String.init)), "fix": .optional(fix),
                "again": .flag(failure.isSame), "id": .text(record.name),
                "task": .optional(record.task?.description),
                "fence": .text(Fence.around([command, message, fix])),
            ]
        }
    }

    /// The way back from each change, the last change first.
    var rollback: [[String: TemplateValue]] {
        let lines = parametrized.mitigation
        let shells = lines.map(\.step.attempt.shell)
        return lines.indices.reversed().filter { lines[$0].step.kind.changes }.map { index in
            let way = Rollback.of(
                shells[index], after: Array(shells[..<index]), tables: story.tables)
            var command: String?
            var reason: String?
            switch way {
            case .command(let text):
                command = parametrized.known(text, in: lines[index].step.record.name)
            case .needless(let text): reason = text
            case .unknown: break
            }
            return [
                "step": .text(String(index + 1)), "command": .optional(command),
                "known": .flag(command != nil), "needless": .optional(reason),
                "unknown": .flag(way == .unknown), "fence": .text(Fence.around([command ?? ""])),
                "attributes": .text(
                    "{\"name\":\"rollback-\(index + 1)\",\"excludeFromRunAll\":\"true\"}"),
            ]
        }
    }
}
