// Made by scripts/embed-templates from templates/. Do not edit.

/// The templates that ship with the project, by name.
enum EmbeddedTemplates {
    static let all: [String: String] = [
        "_step": partial_step,
        "change": change,
        "incident": incident,
        "maintenance": maintenance,
        "minimal": minimal,
        "post-incident-review": post_incident_review,
    ]
}
