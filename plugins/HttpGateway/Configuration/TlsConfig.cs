namespace Mortise.Plugins.HttpGateway.Configuration;

/// <summary>A certificate with its key; relative paths are meant from the edition.</summary>
/// <param name="Certificate">A PEM file, or a PKCS#12 file, which has the key in it.</param>
/// <param name="Key">The PEM file of the key; empty when the certificate's file has it.</param>
/// <param name="Password">Where the password of the key is: <c>env:NAME</c> or <c>file:path</c>.</param>
public sealed record TlsConfig(string Certificate, string Key = "", string Password = "");
