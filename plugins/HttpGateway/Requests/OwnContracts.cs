namespace Mortise.Plugins.HttpGateway.Requests;

/// <summary>
/// What the gateway itself works with. A client that called it would act as the gateway: it could take connections away
/// from it, or call in the name of nobody.
/// </summary>
internal static class OwnContracts
{
    public static bool Has(string contract) => contract is
        "mortise.invocation/1" or "mortise.sockets/1" or "mortise.health/1" or "mortise.web/1";
}
