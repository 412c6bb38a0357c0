import ArgumentParser

/// How a tree or a graph is printed.
struct GraphFormOptions: ParsableArguments {
    enum Form: String, ExpressibleByArgument, CaseIterable {
        case text, json, mermaid
    }

    @Flag(help: "Print one JSON object a line") var json = false
    @Option(help: "text, json or mermaid") var format: Form = .text

    var isJSON: Bool { json || format == .json }
    var isMermaid: Bool { !json && format == .mermaid }
}
