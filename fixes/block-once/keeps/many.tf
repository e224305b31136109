resource "aws_instance" "web" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.small"

  ebs_block_device {
    device_name = "/dev/sdb"
    volume_size = 10
  }

  ebs_block_device {
    device_name = "/dev/sdc"
    volume_size = 10
  }
}
