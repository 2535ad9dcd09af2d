namespace Mortise.Invocation;

/// <summary>A call by name.</summary>
/// <param name="Contract">The contract and its major version, such as <c>parcels.quotes/1</c>.</param>
/// <param name="Operation">The operation's name without <c>Async</c>.</param>
/// <param name="Arguments">An object with one field per argument, in the media type.</param>
/// <param name="Provider">The provider instance to call; empty leaves the choice to the route.</param>
/// <param name="MediaType">The encoding of arguments and answer, such as <c>application/json</c>.</param>
public sealed record InvocationRequest(
    string Contract,
    string Operation,
    ReadOnlyMemory<byte> Arguments,
    string Provider = "",
    string MediaType = "application/json");
