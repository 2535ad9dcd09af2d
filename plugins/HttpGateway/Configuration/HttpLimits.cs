using System.ComponentModel.DataAnnotations;

namespace Mortise.Plugins.HttpGateway.Configuration;

/// <summary>How much a gateway takes.</summary>
/// <param name="BodyBytes">The largest body of a request.</param>
/// <param name="HeaderSeconds">How long a client may take to send the head of a request.</param>
/// <param name="BodySeconds">How long a client may take to send the body of a request.</param>
/// <param name="CallSeconds">How long a call may take; a stream has no such limit.</param>
/// <param name="IdleSeconds">How long a connection stays open between requests.</param>
/// <param name="DrainSeconds">How long a gateway that is being stopped waits for the next request on connections that
/// are open, so that it can be answered and the client told to connect again.</param>
/// <param name="Requests">How many requests it works on at once; more are turned away.</param>
/// <param name="Connections">How many connections it holds at once; more are closed.</param>
public sealed record HttpLimits(
    [property: Range(1, 1073741824)] int BodyBytes = 1048576,
    [property: Range(0.01, 3600)] double HeaderSeconds = 15,
    [property: Range(0.01, 3600)] double BodySeconds = 30,
    [property: Range(0.01, 86400)] double CallSeconds = 100,
    [property: Range(0.01, 86400)] double IdleSeconds = 120,
    [property: Range(0, 60)] double DrainSeconds = 1,
    [property: Range(1, 1000000)] int Requests = 512,
    [property: Range(1, 1000000)] int Connections = 10000);
