namespace Mortise.Bench.Gateway;

/// <summary>The arguments of the operation, as the minimal API binds them.</summary>
internal sealed record Addition(int Left, int Right)
{
    public const string Path = "/v1/bench.echo/1/Add";

    /// <summary>What is sent, and <c>3</c> comes back.</summary>
    public const string Json = """{"left":1,"right":2}""";
}
