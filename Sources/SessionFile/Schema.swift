extension SavedSession {
  /// The JSON Schema (draft 2020-12) of session files, as `Documentation/session.schema.json` has it.
  public static let schema = """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "A session of collate, version 1",
      "description": "Members that are not named here are kept when the file is rewritten.",
      "type": "object",
      "required": ["format", "version", "tool", "corpus", "cells"],
      "properties": {
        "format": {"const": "collate-session"},
        "version": {"type": "integer", "const": 1},
        "tool": {
          "type": "object",
          "required": ["name", "version"],
          "properties": {
            "name": {"type": "string"},
            "version": {"type": "string"},
            "commit": {"type": ["string", "null"]},
            "swift": {"type": ["string", "null"]},
            "os": {"type": ["string", "null"]}
          }
        },
        "plugins": {"type": "array", "items": {"$ref": "#/$defs/plugin"}},
        "corpus": {
          "type": "object",
          "required": ["fingerprint"],
          "properties": {
            "fingerprint": {"$ref": "#/$defs/sha256"},
            "folder": {"type": ["string", "null"]},
            "documents": {"type": "array", "items": {"$ref": "#/$defs/document"}}
          }
        },
        "cells": {"type": "array", "items": {"$ref": "#/$defs/cell"}},
        "notes": {"type": "array", "items": {"$ref": "#/$defs/note"}},
        "branch": {"type": ["string", "null"]},
        "undone": {"type": "array", "items": {"$ref": "#/$defs/cell"}},
        "branches": {"type": "array", "items": {"$ref": "#/$defs/branch"}}
      },
      "$defs": {
        "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        "plugin": {
          "type": "object",
          "required": ["name", "version", "protocol"],
          "properties": {
            "name": {"type": "string"},
            "version": {"type": "string"},
            "protocol": {"type": "integer", "minimum": 1},
            "sha256": {"anyOf": [{"$ref": "#/$defs/sha256"}, {"type": "null"}]}
          }
        },
        "document": {
          "type": "object",
          "required": ["doc", "id", "path", "sha256", "bytes"],
          "properties": {
            "doc": {"type": "integer", "minimum": 1},
            "id": {"type": "string"},
            "path": {"type": "string"},
            "sha256": {"$ref": "#/$defs/sha256"},
            "bytes": {"type": "integer", "minimum": 0},
            "lines": {"type": ["string", "null"], "pattern": "^([A-Za-z0-9_-]{4})*$"}
          }
        },
        "cell": {
          "type": "object",
          "required": ["n", "input", "command", "status"],
          "properties": {
            "n": {"type": "integer", "minimum": 1},
            "name": {"type": ["string", "null"]},
            "names": {"description": "Further names.", "type": "array", "items": {"type": "string"}},
            "input": {"type": "string"},
            "command": {"type": "string"},
            "parameters": {"type": "object", "additionalProperties": {"$ref": "#/$defs/parameter"}},
            "reads": {
              "type": "object",
              "properties": {
                "documents": {"type": "array", "items": {"$ref": "#/$defs/run"}},
                "cells": {"type": "array", "items": {"type": "integer", "minimum": 1}}
              }
            },
            "changes": {"type": "boolean"},
            "folder": {"type": ["string", "null"]},
            "status": {"enum": ["ok", "failed"]},
            "warnings": {"type": "array", "items": {"type": "string"}},
            "result": {"anyOf": [{"type": "null"}, {"$ref": "#/$defs/answer"}]},
            "details": {"type": "object"},
            "digest": {"anyOf": [{"$ref": "#/$defs/sha256"}, {"type": "null"}]},
            "startedAt": {"type": ["string", "null"], "format": "date-time"},
            "milliseconds": {"type": "integer", "minimum": 0}
          }
        },
        "branch": {
          "description": "A line of work that is not the current one; shares are the cells both have.",
          "type": "object",
          "required": ["name"],
          "properties": {
            "name": {"type": "string"},
            "shares": {"type": "array", "items": {"$ref": "#/$defs/run"}},
            "cells": {"type": "array", "items": {"$ref": "#/$defs/cell"}},
            "undone": {"type": "array", "items": {"$ref": "#/$defs/cell"}},
            "notes": {"type": "array", "items": {"$ref": "#/$defs/note"}}
          }
        },
        "parameter": {
          "type": "object",
          "required": ["value", "from"],
          "properties": {
            "value": {"type": ["string", "null"]},
            "from": {"enum": ["default", "config", "line"]}
          }
        },
        "run": {
          "description": "A document number, or a run of them such as \\"3-7\\".",
          "anyOf": [{"type": "integer", "minimum": 1}, {"type": "string", "pattern": "^[0-9]+-[0-9]+$"}]
        },
        "answer": {
          "type": "object",
          "properties": {
            "warnings": {"type": "array", "items": {"type": "string"}},
            "columns": {"$ref": "#/$defs/columns"},
            "rows": {"type": "array", "items": {"type": "object"}},
            "sections": {
              "type": "object",
              "additionalProperties": {
                "type": "object",
                "required": ["columns", "rows"],
                "properties": {
                  "columns": {"$ref": "#/$defs/columns"},
                  "rows": {"type": "array", "items": {"type": "object"}}
                }
              }
            }
          },
          "additionalProperties": false
        },
        "columns": {
          "type": "array",
          "items": {
            "type": "object",
            "required": ["name", "type"],
            "properties": {
              "name": {"type": "string"},
              "type": {
                "enum": [
                  "text", "count", "score", "flag", "date", "language", "list", "record", "evidence", "document",
                  "offset"
                ]
              }
            }
          }
        },
        "note": {
          "type": "object",
          "required": ["after", "text"],
          "properties": {"after": {"type": "integer", "minimum": 0}, "text": {"type": "string"}}
        }
      }
    }

    """
}
