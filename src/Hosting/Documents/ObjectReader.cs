using System.Collections.Immutable;
using System.Globalization;

namespace Mortise.Hosting.Documents;

/// <summary>
/// Takes an object apart, key by key. The keys that were asked for are the known ones; <see cref="End"/> reports the
/// others. A value that does not fit is reported and read as absent.
/// </summary>
internal sealed class ObjectReader
{
    private readonly DocumentNode _node;
    private readonly ProblemList _problems;
    private readonly List<string> _known = [];

    private ObjectReader(DocumentNode node, ProblemList problems)
    {
        _node = node;
        _problems = problems;
    }

    public DocumentPlace Place => _node.Place;

    /// <summary>Null, and a problem, when the value is no object.</summary>
    public static ObjectReader? Open(DocumentNode node, ProblemList problems)
    {
        if (node.Kind == DocumentKind.Object)
        {
            return new(node, problems);
        }

        problems.Value(node.Place, "Expected an object, { … }.");
        return null;
    }

    public DocumentNode? Find(string key)
    {
        if (!_known.Contains(key))
        {
            _known.Add(key);
        }

        return _node.Find(key) is { Kind: not DocumentKind.Null } value ? value : null;
    }

    public string? Text(string key)
    {
        var value = Find(key);
        if (value is null or { Kind: DocumentKind.Text or DocumentKind.Loose })
        {
            return value?.Text;
        }

        _problems.Value(value.Place, "Expected text in quotes.");
        return null;
    }

    public string RequiredText(string key)
    {
        var text = Text(key);
        if (_node.Find(key) is null)
        {
            Missing(key);
        }

        return text ?? "";
    }

    /// <summary>
    /// Text in a notation; <paramref name="parse"/> explains in a <see cref="FormatException"/> what is wrong.
    /// </summary>
    public T? Parsed<T>(string key, Func<string, T> parse) =>
        Text(key) is { } text ? Parse(_node.Find(key)!.Place, text, parse) : default;

    public T? RequiredParsed<T>(string key, Func<string, T> parse)
    {
        var text = RequiredText(key);
        return _node.Find(key) is { Kind: DocumentKind.Text or DocumentKind.Loose } value
            ? Parse(value.Place, text, parse)
            : default;
    }

    public bool? Flag(string key)
    {
        var value = Find(key);
        switch (value)
        {
            case null:
                return null;
            case { Kind: DocumentKind.Boolean }:
                return value.Text == "true";
            case { Kind: DocumentKind.Loose } when bool.TryParse(value.Text, out var flag):
                return flag;
            default:
                _problems.Value(value.Place, "Expected true or false.");
                return null;
        }
    }

    public int? Integer(string key)
    {
        var value = Find(key);
        switch (value)
        {
            case null:
                return null;
            case { Kind: DocumentKind.Number or DocumentKind.Loose } when int.TryParse(
                value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number):
                return number;
            default:
                _problems.Value(value.Place, "Expected a whole number.");
                return null;
        }
    }

    /// <summary>A number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public double? Number(string key, double least, double most)
    {
        var value = Find(key);
        if (value is null)
        {
            return null;
        }

        if (value.Kind is DocumentKind.Number or DocumentKind.Loose
            && double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most)
        {
            return number;
        }

        _problems.Value(value.Place, string.Create(
            CultureInfo.InvariantCulture, $"Expected a number from {least} to {most}."));
        return null;
    }

    /// <summary>A whole number that is not below <paramref name="least"/>.</summary>
    public int? Count(string key, int least)
    {
        if (Integer(key) is not { } count || count >= least)
        {
            return Integer(key);
        }

        _problems.Value(Find(key)!.Place, $"Expected {least} or more.");
        return null;
    }

    public T? Choice<T>(string key, params ReadOnlySpan<(string Word, T Meaning)> choices)
        where T : struct
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        foreach (var (word, meaning) in choices)
        {
            if (word == text)
            {
                return meaning;
            }
        }

        var words = new List<string>();
        foreach (var (word, _) in choices)
        {
            words.Add(word);
        }

        _problems.Value(_node.Find(key)!.Place, $"'{text}' is none of {string.Join(", ", words.Select(Quote))}.");
        return null;
    }

    public ImmutableArray<DocumentNode> Items(string key)
    {
        var value = Find(key);
        if (value is null or { Kind: DocumentKind.List })
        {
            return value?.Items ?? [];
        }

        _problems.Value(value.Place, "Expected a list, [ … ].");
        return [];
    }

    /// <summary>A list of texts in a notation.</summary>
    public ImmutableArray<T> ParsedItems<T>(string key, Func<string, T> parse)
    {
        var items = ImmutableArray.CreateBuilder<T>();
        foreach (var item in Items(key))
        {
            if (item.Kind is not (DocumentKind.Text or DocumentKind.Loose))
            {
                _problems.Value(item.Place, "Expected text in quotes.");
            }
            else if (Parse(item.Place, item.Text, parse) is { } value)
            {
                items.Add(value);
            }
        }

        return items.ToImmutable();
    }

    /// <summary>The members of an object whose keys are names of the author's choice.</summary>
    public ImmutableArray<KeyValuePair<string, DocumentNode>> Members(string key)
    {
        var value = Find(key);
        if (value is null or { Kind: DocumentKind.Object })
        {
            return value?.Members ?? [];
        }

        _problems.Value(value.Place, "Expected an object, { … }.");
        return [];
    }

    public ObjectReader? Object(string key) => Find(key) is { } value ? Open(value, _problems) : null;

    public void Missing(string key) =>
        _problems.Missing(Place, $"The key '{key}' is missing. Add it.");

    /// <summary>Reports the keys that nobody asked for.</summary>
    public void End()
    {
        foreach (var (key, value) in _node.Members)
        {
            if (IsKnown(key, value))
            {
                continue;
            }

            var guess = Spelling.Nearest(key, _known);
            _problems.UnknownKey(value.Place, guess is null
                ? $"The key '{key}' means nothing here. Known are {string.Join(", ", _known.Select(Quote))}."
                : $"The key '{key}' means nothing here. Did you mean '{guess}'?");
        }
    }

    private bool IsKnown(string key, DocumentNode value) =>
        _known.Contains(key)
        || (value.Place.IsConfiguration && _known.Contains(key, StringComparer.OrdinalIgnoreCase));

    private T? Parse<T>(DocumentPlace place, string text, Func<string, T> parse)
    {
        try
        {
            return parse(text);
        }
        catch (FormatException error)
        {
            _problems.Value(place, error.Message);
            return default;
        }
    }

    private static string Quote(string word) => $"'{word}'";
}
