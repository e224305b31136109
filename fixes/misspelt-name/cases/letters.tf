resource "aws_instance" "web" {
  ami          = "ami-0123456789abcdef0"
  instance_typ = "t3.micro"
  subnet_id    = aws_subnets.main.id

  root_block_devise {
    volume_size = 20
    encrytped   = true
  }

  dynamic "ebs_block_devices" {
    for_each = ["/dev/sdf"]

    content {
      device_name = ebs_block_devices.value
      volume_size = 10
    }
  }
}

resource "aws_subnets" "main" {
  vpc_id     = "vpc-0123456789abcdef0"
  cidr_block = "10.0.1.0/24"
}

resource "aws_route_table_association" "main" {
  subnet_id      = aws_subnets.main.id
  route_table_id = "rtb-0123456789abcdef0"
}

output "address" {
  value = [aws_instance.web.privat_ip, aws_subnets.main.cidr_blocks]
}
