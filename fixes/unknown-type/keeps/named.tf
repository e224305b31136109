# Another type is meant, and what is said here is not enough for it.
resource "aws_ec2_instance" "app" {
  colour = "red"
  size   = "large"
}
