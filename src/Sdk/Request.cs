using System.Collections.Immutable;

namespace Mortise.Sdk;

/// <summary>What a target asks for: lines of the form <c>key=value</c>.</summary>
internal sealed class Request
{
    private readonly ILookup<string, string> _values;

    private Request(ILookup<string, string> values) => _values = values;

    public static Request Read(string path) => Parse(File.ReadAllLines(path));

    public static Request Parse(IEnumerable<string> lines) => new(lines
        .Select(line => (Line: line, Mark: line.IndexOf('=')))
        .Where(each => each.Mark > 0)
        .ToLookup(each => each.Line[..each.Mark], each => each.Line[(each.Mark + 1)..]));

    public string One(string key) => _values[key].Single();

    public string? Optional(string key) => _values[key].SingleOrDefault();

    public ImmutableArray<string> Many(string key) => [.. _values[key]];
}
