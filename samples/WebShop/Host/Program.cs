using Mortise;
using Mortise.Hosting;
using WebShop;
using WebShop.Host.Checkout;
using WebShop.Host.Orders;
using WebShop.Host.Staff;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<OrderBook>().AddScoped<OrderDesk>();
builder.Services.AddAuthentication(StaffKey.Name).AddScheme<StaffKeyOptions, StaffKey>(StaffKey.Name, null);
builder.Services.AddAuthorizationBuilder().AddPolicy("Ops", policy => policy.RequireRole("Ops"));
builder.AddMortise(mortise => mortise              // reads edition.json
    .Provides<IOrders, PluginOrders>()             // shop → plug-ins
    .Requires<IPaymentMethod>(Many.Live)           // plug-ins → shop
    .Requires<ICarrier>(Many.Live));

var app = builder.Build();
app.UseMortiseCaller();                            // plug-ins learn who is signed in
app.MapPost("/orders", (NewOrder order, OrderDesk desk) => desk.Take(order));
app.MapGet("/orders/{number}", (string number, OrderDesk desk) =>
    desk.Find(number) is { } order ? Results.Ok(order) : Results.NotFound());
app.MapGet("/payment-methods", (Ports<IPaymentMethod> methods, CancellationToken ct) =>
    methods.AskAllAsync((method, token) => method.OfferAsync(token), ct));
app.MapPost("/orders/{number}/payment", Cashier.PayAsync);
app.MapPost("/quotes", (Parcel parcel, Ports<ICarrier> carriers, CancellationToken ct) =>
    carriers.AskAllAsync((carrier, token) => carrier.QuoteAsync(parcel, token), ct));
app.MapPost("/orders/{number}/shipment", ShippingDesk.ShipAsync);
app.MapMortise("/plugins").RequireAuthorization("Ops");
app.Run();
