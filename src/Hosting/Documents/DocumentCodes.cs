namespace Mortise.Hosting.Documents;

/// <summary>The stable codes for what can be wrong with one kind of document.</summary>
/// <param name="Syntax">It is not JSON.</param>
/// <param name="UnknownKey">A key means nothing there.</param>
/// <param name="Value">A value is not what the key takes.</param>
/// <param name="Missing">A key that must be there is not.</param>
internal sealed record DocumentCodes(string Syntax, string UnknownKey, string Value, string Missing)
{
    public static DocumentCodes Manifest { get; } = new("MT2002", "MT2003", "MT2004", "MT2005");

    public static DocumentCodes Edition { get; } = new("MT5002", "MT5003", "MT5004", "MT5005");
}
