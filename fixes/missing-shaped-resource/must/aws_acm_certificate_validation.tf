resource "aws_acm_certificate_validation" "this" {
  certificate_arn = slot("only", "aws_acm_certificate").arn
}
