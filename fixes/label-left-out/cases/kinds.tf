data "aws_region" "current" {}

resource "aws_lb" "main" {
  name = "main"
}

output "front" {
  value = "http://${aws_lb.dns_name} in ${data.aws_region.id}"
}
