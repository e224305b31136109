data "tls_certificate" "this" {
  url = slot("issuer")
}
