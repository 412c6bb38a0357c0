// Made by scripts/embed-templates from templates/. Do not edit.

/// The templates that ship with the project, by name.
enum EmbeddedTemplates {
    static let all: [String: String] = [
        "incident": incident,
        "maintenance": maintenance,
    ]
}
