# Which image, and whose zone, nobody says.
resource "aws_instance" "app" {
  ami           = data.aws_ami.golden.id
  instance_type = "t3.micro"
}

resource "aws_instance" "arm" {
  ami           = data.aws_ami.amazon_linux_arm64.id
  instance_type = "t4g.micro"
}

output "zone_id" {
  value = data.aws_route53_zone.main.zone_id
}

# A policy of the account's own.
output "policy" {
  value = data.aws_cloudfront_cache_policy.shop.id
}

output "vpc_id" {
  value = data.aws_vpc.shared.id
}
