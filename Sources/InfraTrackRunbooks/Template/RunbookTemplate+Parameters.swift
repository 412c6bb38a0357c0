import InfraTrack

extension RunbookTemplate {
    /// The parameters that the template declares, with the values of this runbook.
    ///
    /// - Parameters:
    ///   - given: values by name, which come first.
    ///   - before: the runbook as it was, whose values stay.
    /// - Throws: `LedgerError`: `usage` for a value that nobody declared, `invalid` with the line
    ///   of a parameter without a value.
    func declared(
        given: [String: String], before: Runbook
    ) throws(LedgerError) -> [Runbook.Parameter] {
        let names = header.parameters.map(\.name)
        if let stray = given.keys.sorted().first(where: { !names.contains($0) }) {
            throw LedgerError(
                .usage, "The template “\(name)” has no parameter “\(printable(stray))”.",
                cure: names.isEmpty
                    ? "It declares none." : "Its parameters are \(names.joined(separator: ", ")).")
        }
        var parameters: [Runbook.Parameter] = []
        for parameter in header.parameters {
            let old = before.parameters.first { $0.name == parameter.name }?.defaultValue
            guard let value = given[parameter.name] ?? old ?? parameter.defaultValue else {
                throw origin(
                    parameter.line, "The parameter “\(parameter.name)” has no value.",
                    cure: "Give it with “--set \(parameter.name)=VALUE”, or a default here.")
            }
            parameters.append(
                Runbook.Parameter(
                    name: parameter.name, defaultValue: value, description: parameter.description))
        }
        return parameters
    }

    /// Renders the template.
    func render(
        _ values: [String: TemplateValue], declared: [Runbook.Parameter]
    ) -> String {
        var all = values
        for parameter in declared {
            all[parameter.name] = .text(MarkdownText.prose(parameter.defaultValue))
        }
        return parsed.render(all)
    }

    private func origin(_ line: Int, _ message: String, cure: String) -> LedgerError {
        LedgerError(.invalid, message, cure: cure, path: path, line: line)
    }
}
