using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Mortise.Hosting.Documents;

/// <summary>Reads JSON, with comments and trailing commas, and keeps where everything was.</summary>
internal ref struct DocumentParser
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly string _file;
    private readonly ProblemList _problems;
    private Utf8JsonReader _reader;
    private int _line = 1;
    private int _lineStart;
    private int _counted;

    private DocumentParser(ReadOnlySpan<byte> bytes, string file, ProblemList problems)
    {
        _bytes = bytes;
        _file = file;
        _problems = problems;
        _reader = new Utf8JsonReader(bytes, new JsonReaderOptions
        {
            CommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
            MaxDepth = 64,
        });
    }

    /// <summary>Null when the text is not JSON; the problem says where.</summary>
    public static DocumentNode? Parse(ReadOnlySpan<byte> bytes, string file, ProblemList problems)
    {
        if (bytes.StartsWith("\uFEFF"u8))
        {
            bytes = bytes[3..];
        }

        var parser = new DocumentParser(bytes, file, problems);
        try
        {
            parser._reader.Read();
            var root = parser.Value(null, "");
            // Throws when something follows.
            parser._reader.Read();
            return root;
        }
        catch (JsonException error)
        {
            var place = new DocumentPlace(
                file, (int)(error.LineNumber ?? 0) + 1, (int)(error.BytePositionInLine ?? 0) + 1, "");
            problems.Syntax(place, $"This is not JSON. {Plain(error.Message)}");
            return null;
        }
        catch (InvalidOperationException)
        {
            // How the reader says that text is not UTF-8.
            problems.Syntax(parser.Place(null, ""), "This is not JSON. The text has bytes that are not UTF-8.");
            return null;
        }
    }

    /// <summary>The reader's message without the position that it repeats.</summary>
    private static string Plain(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }

    private DocumentNode Value(DocumentPlace? above, string step)
    {
        var place = Place(above, step);
        return _reader.TokenType switch
        {
            JsonTokenType.StartObject => Object(place),
            JsonTokenType.StartArray => List(place),
            JsonTokenType.String => new(DocumentKind.Text, place) { Text = _reader.GetString()! },
            JsonTokenType.Number => new(DocumentKind.Number, place)
            {
                Text = Encoding.UTF8.GetString(_reader.ValueSpan),
            },
            JsonTokenType.Null => new(DocumentKind.Null, place),
            _ => new(DocumentKind.Boolean, place) { Text = Encoding.UTF8.GetString(_reader.ValueSpan) },
        };
    }

    private DocumentNode Object(DocumentPlace place)
    {
        var members = ImmutableArray.CreateBuilder<KeyValuePair<string, DocumentNode>>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = _reader.GetString()!;
            if (!names.Add(name))
            {
                _problems.Value(Place(place, name), $"The key '{name}' is there twice. Keep one of the two.");
            }

            _reader.Read();
            members.Add(new(name, Value(place, name)));
        }

        return new(DocumentKind.Object, place) { Members = members.ToImmutable() };
    }

    private DocumentNode List(DocumentPlace place)
    {
        var items = ImmutableArray.CreateBuilder<DocumentNode>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Value(place, $"[{items.Count}]"));
        }

        return new(DocumentKind.List, place) { Items = items.ToImmutable() };
    }

    private DocumentPlace Place(DocumentPlace? above, string step)
    {
        var start = (int)_reader.TokenStartIndex;
        var passed = _bytes[_counted..start];
        if (passed.LastIndexOf((byte)'\n') is >= 0 and var end)
        {
            _line += passed.Count((byte)'\n');
            _lineStart = _counted + end + 1;
        }

        _counted = start;
        var column = Encoding.UTF8.GetCharCount(_bytes[_lineStart..start]) + 1;
        return new(_file, _line, column, step) { Above = above };
    }
}
