resource "aws_instance" "web" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.small"

  root_block_device {
    volume_size = 20
    encrypted   = true
    # The images are large.
    volume_size = 50
  }
}
