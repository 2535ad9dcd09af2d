using System.Text.Json;
using Mortise.Payloads;

namespace Mortise.Wire;

/// <summary>
/// Goes through JSON token by token. <see cref="Utf8JsonReader"/> cannot be kept in a field, so it is made anew for
/// each token from the state that it left behind.
/// </summary>
internal struct JsonLexer()
{
    private static readonly JsonReaderOptions _options = new() { MaxDepth = PayloadLimits.Depth };

    private JsonReaderState _state = new(_options);
    private JsonTokenType _token;
    private bool _ahead;
    private bool _escaped;
    private int _position;
    private int _start;
    private int _length;

    /// <summary>The next token, which stays the next until it is taken; None at the end of the payload.</summary>
    public JsonTokenType Ahead(ReadOnlySpan<byte> bytes)
    {
        if (!_ahead)
        {
            Read(bytes);
            _ahead = true;
        }

        return _token;
    }

    public void Take() => _ahead = _token is JsonTokenType.None;

    /// <summary>
    /// The text of the next token: of a number as it stands, of a string or name without quotes and escapes.
    /// </summary>
    public readonly ReadOnlySpan<byte> Text(ReadOnlySpan<byte> bytes) =>
        _escaped ? Unescape(bytes.Slice(_start - 1, _length + 2)) : bytes.Slice(_start, _length);

    private void Read(ReadOnlySpan<byte> bytes)
    {
        var rest = bytes[_position..];
        if (_position == 0 && rest.Trim(" \t\r\n"u8).IsEmpty)
        {
            _token = JsonTokenType.None;
            return;
        }

        var json = new Utf8JsonReader(rest, isFinalBlock: true, _state);
        try
        {
            _token = json.Read() ? json.TokenType : JsonTokenType.None;
        }
        catch (JsonException problem)
        {
            throw new PayloadException("", $"the payload is not JSON: {problem.Message}");
        }

        var isText = _token is JsonTokenType.String or JsonTokenType.PropertyName;
        _escaped = isText && json.ValueIsEscaped;
        _start = _position + (int)json.TokenStartIndex + (isText ? 1 : 0);
        _length = json.ValueSpan.Length;
        _position += (int)json.BytesConsumed;
        _state = json.CurrentState;
    }

    private static ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> quoted)
    {
        var text = new byte[quoted.Length];
        var json = new Utf8JsonReader(quoted);
        json.Read();
        try
        {
            return text.AsSpan(0, json.CopyString(text));
        }
        catch (InvalidOperationException)
        {
            throw new PayloadException("", "the text is not valid: it has half of a surrogate pair or is not UTF-8.");
        }
    }
}
