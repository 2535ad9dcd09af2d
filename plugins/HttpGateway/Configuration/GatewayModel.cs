using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Mortise.Plugins.HttpGateway.Configuration;

/// <summary>A validated configuration. Immutable.</summary>
internal sealed record GatewayModel(
    ImmutableArray<ListenAddress> Addresses,
    ImmutableArray<byte> TokenHash,
    X509Certificate2? Certificate,
    HttpLimits Limits)
{
    /// <summary>Whether whoever reaches it is on this machine, and nothing else tells who that is.</summary>
    public bool TrustsTheMachine => TokenHash.IsEmpty && Addresses.All(static address => address.IsLoopback);

    public static GatewayModel Of(HttpGatewayConfig config, string edition)
    {
        var addresses = config.Urls
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(ListenAddress.Parse)
            .ToImmutableArray();
        if (addresses.IsEmpty && config.Urls.Length > 0)
        {
            throw new StartRefusedException("MT7002", "'Urls' in its configuration names no address to listen on.");
        }

        var token = SecretReference.Read(config.Token, "Token", edition);
        if (addresses.IsEmpty && token.Length > 0)
        {
            throw new StartRefusedException(
                "MT7002",
                "'Token' in its configuration would be asked of nobody: 'Urls' is empty, so that requests come through "
                + "an application only, which itself decides whom it admits. Remove 'Token', or name an address.");
        }

        CheckReach(addresses, token.Length > 0);
        return new GatewayModel(
            addresses,
            token.Length == 0 ? [] : Hash(token),
            addresses.Any(static address => address.IsTls) ? ReadCertificate(config.Tls, edition) : null,
            config.Limits ?? new HttpLimits());
    }

    /// <summary>Compares in a time that tells nothing of the token, not even its length.</summary>
    public bool Admits(string token) =>
        CryptographicOperations.FixedTimeEquals(Hash(token).AsSpan(), TokenHash.AsSpan());

    private static ImmutableArray<byte> Hash(string token) => [.. SHA256.HashData(Encoding.UTF8.GetBytes(token))];

    private static void CheckReach(ImmutableArray<ListenAddress> addresses, bool hasToken)
    {
        var open = addresses.FirstOrDefault(static address => address is { IsLoopback: false, IsTls: false });
        if (!hasToken && open is not null)
        {
            throw new StartRefusedException(
                "MT7001",
                $"{open.Scheme}://{open.EndPoint} is reached from other machines, and neither a token nor TLS is "
                + "configured, so whoever finds it could call every plug-in. Set 'Token', or 'Tls' and an https "
                + "address, or listen on 127.0.0.1.");
        }
    }

    private static X509Certificate2 ReadCertificate(TlsConfig? tls, string edition)
    {
        if (tls is null)
        {
            throw new StartRefusedException(
                "MT7002", "'Urls' in its configuration has an https address, and 'Tls' names no certificate.");
        }

        var password = SecretReference.Read(tls.Password, "Tls.Password", edition);
        var certificate = Path.GetFullPath(tls.Certificate, edition);
        try
        {
            return X509Certificate2.GetCertContentType(certificate) == X509ContentType.Pfx
                ? X509CertificateLoader.LoadPkcs12FromFile(certificate, password)
                : ReadPem(certificate, tls.Key.Length == 0 ? certificate : Path.Combine(edition, tls.Key), password);
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(
                "MT7002", $"'Tls' in its configuration cannot be used: {error.Message} The file is '{certificate}'.");
        }
    }

    private static X509Certificate2 ReadPem(string certificate, string key, string password) => password.Length == 0
        ? X509Certificate2.CreateFromPemFile(certificate, key)
        : X509Certificate2.CreateFromEncryptedPemFile(certificate, password, key);
}
