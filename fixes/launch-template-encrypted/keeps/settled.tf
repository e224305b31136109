variable "encrypt" {
  default = true
}

resource "aws_launch_template" "settled" {
  image_id = "ami-0"

  block_device_mappings {
    device_name = "/dev/sda1"

    ebs {
      encrypted = var.encrypt
    }
  }

  block_device_mappings {
    device_name = "/dev/sdb"

    ebs {
      snapshot_id = "snap-0"
    }
  }
}
